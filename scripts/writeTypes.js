// The types of the public API as one file, which names no library: of those that it is made with, none is installed
// with the package.
import { rollup } from 'rollup';
import { dts } from 'rollup-plugin-dts';

const types = await rollup({
  input: 'src/index.ts',
  plugins: [dts()],
  external: /^[^./]/,
  onwarn: ({ message }) => {
    throw new Error(message);
  },
});
const { output } = await types.write({ file: 'types/index.d.ts' });
const [{ imports }] = output;
if (imports.length > 0) throw new Error(`the types of the API ask for ${imports.join(', ')}`);
