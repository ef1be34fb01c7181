/**
 * Takes from a PDF, in place, what differs from run to run: its dates, which are the hour of the print,
 * and the names of table cells in the structure tree, which count every page that the browser ever had.
 */
export function stablePdf(pdf: Buffer, date: Date): Buffer {
  const digits = date.toISOString().replace(/\D/g, '').slice(0, 14);
  for (const key of ['/CreationDate (D:', '/ModDate (D:']) {
    const at = pdf.indexOf(key) + key.length;
    if (/^\d{14}\+00'00'\)$/.test(pdf.toString('latin1', at, at + 22))) pdf.write(digits, at, 'latin1');
  }
  const names = [...pdf.toString('latin1').matchAll(/\(node(\d{8})\)/g)];
  // The tree that lists them is sorted: their order stays.
  const ranks = [...new Set(names.map(([, number = '']) => number))].sort();
  for (const { 1: number = '', index } of names) {
    const rank = String(ranks.indexOf(number) + 1).padStart(8, '0');
    pdf.write(rank, index + '(node'.length, 'latin1');
  }
  return pdf;
}
