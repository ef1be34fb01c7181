// The public API: it prints nothing and never exits. `node examples/api.mjs`, in a clone.
import { build, diff, resolve } from 'resume-as-code';

const cwd = 'starter';
for (const { resume, variant, tailored } of await resolve({ cwd }))
  console.log(`${resume}/${variant}: ${tailored.resume.basics.label}`);

const { outputs, diagnostics } = await build({ cwd, variants: ['backend'], formats: ['txt'], outDir: '-' });
console.log(new TextDecoder().decode(outputs[0].content).split('\n')[0], diagnostics.length);

const { difference } = await diff({ cwd, a: 'default', b: 'backend' });
console.log(difference.counts);
