import { expect, test } from 'vitest';
import { comparePages } from '../../src/diff/comparePages.ts';

/** A white page with black bars. */
function page(
  width: number,
  height: number,
  ...bars: { x: number; y: number; width: number; height: number }[]
) {
  const rgba = new Uint8Array(width * height * 4).fill(255);
  for (const bar of bars) {
    for (let y = bar.y; y < bar.y + bar.height; y += 1) {
      for (let x = bar.x; x < bar.x + bar.width; x += 1) rgba.set([0, 0, 0], (y * width + x) * 4);
    }
  }
  return { width, height, rgba };
}

const TITLE = { x: 20, y: 20, width: 100, height: 10 };

test('the same page has no boxes, and is grey', () => {
  const [one] = comparePages([page(200, 300, TITLE)], [page(200, 300, TITLE)]);
  expect(one).toMatchObject({ page: 1, on: 'both', changedArea: 0, boxes: [] });
  expect([...(one?.rgba.subarray((25 * 200 + 30) * 4, (25 * 200 + 30) * 4 + 3) ?? [])]).toEqual([
    102, 102, 102,
  ]);
});

test('what only the old one shows is orange, what only the new one shows is blue, each in its box', () => {
  const [old, now] = [
    { x: 30, y: 100, width: 40, height: 8 },
    { x: 30, y: 200, width: 40, height: 8 },
  ];
  const [one] = comparePages([page(200, 300, TITLE, old)], [page(200, 300, TITLE, now)]);
  expect(one?.boxes.length).toBe(2);
  for (const [index, bar] of [old, now].entries()) {
    const box = one?.boxes[index];
    expect(
      box && box.x <= bar.x && box.y <= bar.y && box.x + box.width >= 70 && box.y + box.height >= bar.y + 8,
    ).toBe(true);
    expect(box && box.width * box.height).toBeLessThan(1500);
  }
  const color = (x: number, y: number) => [
    ...(one?.rgba.subarray((y * 200 + x) * 4, (y * 200 + x) * 4 + 3) ?? []),
  ];
  const [orange, blue] = [color(50, 104), color(50, 204)] as [number[], number[]];
  expect((orange[0] ?? 0) - (orange[2] ?? 0)).toBeGreaterThan(150);
  expect((blue[2] ?? 0) - (blue[0] ?? 0)).toBeGreaterThan(150);
  expect(one?.changedArea).toBeCloseTo(
    (one?.boxes.reduce((sum, box) => sum + box.width * box.height, 0) ?? 0) / 60_000,
  );
});

test('a page too many is a change from edge to edge; paper of another size is laid on the larger one', () => {
  const pages = comparePages([page(200, 300, TITLE), page(200, 300)], [page(210, 280, TITLE)]);
  expect(pages).toMatchObject([
    { page: 1, on: 'both', width: 210, height: 300, boxes: [] },
    { page: 2, on: 'a', changedArea: 1, boxes: [{ x: 0, y: 0, width: 200, height: 300 }] },
  ]);
});
