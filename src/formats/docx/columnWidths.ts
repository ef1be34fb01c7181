/** As wide as their longest cells ask, within bounds: no column starves, none takes all. */
export function columnWidths(rows: readonly (readonly string[])[], whole: number): number[] {
  const columns = Math.max(...rows.map((row) => row.length));
  const asked = Array.from({ length: columns }, (_, index) => {
    const longest = Math.max(...rows.map((row) => row[index]?.length ?? 0));
    return Math.min(36, Math.max(8, longest)) + 6;
  });
  const all = asked.reduce((sum, one) => sum + one, 0);
  return asked.map((one) => Math.floor((one / all) * whole));
}
