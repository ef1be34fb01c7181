/** In pixels. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The cells in which changes are looked for: about a letter wide and half a line high. */
const ACROSS = 12;
const DOWN = 8;

/** Boxes around what changed: cells that touch are one box, and boxes that overlap are one. */
export function boxesOf(isChanged: (x: number, y: number) => boolean, width: number, height: number): Box[] {
  const [columns, rows] = [Math.ceil(width / ACROSS), Math.ceil(height / DOWN)];
  const cells = new Uint8Array(columns * rows);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (isChanged(x, y)) cells[Math.floor(y / DOWN) * columns + Math.floor(x / ACROSS)] = 1;
    }
  }
  const found: Box[] = [];
  for (let start = 0; start < cells.length; start += 1) {
    if (cells[start] !== 1) continue;
    found.push(grown(cells, start, columns, rows));
  }
  return merged(found).map((box) => ({
    x: box.x * ACROSS,
    y: box.y * DOWN,
    width: Math.min(box.width * ACROSS, width - box.x * ACROSS),
    height: Math.min(box.height * DOWN, height - box.y * DOWN),
  }));
}

/** The box, in cells, of all changed cells that are at most one empty cell apart from `start`; takes them out. */
function grown(cells: Uint8Array, start: number, columns: number, rows: number): Box {
  let [left, right] = [start % columns, start % columns];
  let [top, bottom] = [Math.floor(start / columns), Math.floor(start / columns)];
  const waiting = [start];
  cells[start] = 0;
  for (let cell = waiting.pop(); cell !== undefined; cell = waiting.pop()) {
    const [x, y] = [cell % columns, Math.floor(cell / columns)];
    [left, right, top, bottom] = [
      Math.min(left, x),
      Math.max(right, x),
      Math.min(top, y),
      Math.max(bottom, y),
    ];
    for (let nextY = Math.max(0, y - 1); nextY <= Math.min(rows - 1, y + 1); nextY += 1) {
      for (let nextX = Math.max(0, x - 2); nextX <= Math.min(columns - 1, x + 2); nextX += 1) {
        const next = nextY * columns + nextX;
        if (cells[next] !== 1) continue;
        cells[next] = 0;
        waiting.push(next);
      }
    }
  }
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

function merged(boxes: readonly Box[]): Box[] {
  const result: Box[] = [];
  for (const box of boxes) {
    let whole = box;
    for (let index = result.findIndex((one) => overlap(one, whole)); index !== -1;) {
      const [other] = result.splice(index, 1);
      if (other) whole = around(whole, other);
      index = result.findIndex((one) => overlap(one, whole));
    }
    result.push(whole);
  }
  return result.sort((a, b) => a.y - b.y || a.x - b.x);
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function around(a: Box, b: Box): Box {
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}
