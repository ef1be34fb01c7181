/** What is wrong with the fonts of a PDF, by the text of its objects; one sentence each. */
export function fontFaults(objects: string): string[] {
  const fonts = objects.match(/\/Type\s*\/Font\b[^]*?endobj/g) ?? [];
  const composite = fonts.filter((one) => one.includes('/Type0'));
  const named = fonts.filter((one) => /\/Subtype\s*\/(Type1|TrueType|MMType1)\b/.test(one));
  const described = objects.match(/\/Type\s*\/FontDescriptor\b[^]*?endobj/g) ?? [];
  const isBare = named.some((one) => !one.includes('/FontDescriptor'));
  const isPartial = described.some((one) => !/\/FontFile[23]?\b/.test(one));
  return [
    ...(/\/Type3\b/.test(objects) ? ['a font is of Type 3: letters without a name, or a faked bold'] : []),
    ...(/\/FontFile3?\b/.test(objects) ? ['a font is not TrueType'] : []),
    ...(isBare || isPartial ? ['a font is not embedded'] : []),
    ...(composite.every((one) => one.includes('/ToUnicode')) ? [] : ['a font has no way to Unicode']),
  ];
}
