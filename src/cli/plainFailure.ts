import { MachineError, type UsageError } from '../errors.ts';
import { plainDiagnostic } from './plainDiagnostic.ts';

/** A failure as other programs read it: one diagnostic more, without a place, after what was found until then. */
export function plainFailure(error: UsageError | MachineError) {
  const { outputs = [], diagnostics = [] } = (error instanceof MachineError ? error.before : undefined) ?? {};
  const code = error instanceof MachineError ? error.code : 'usage';
  const failure = { code, severity: 'error', message: error.message, hint: error.hint };
  const nowhere = { file: '', line: 0, column: 0, path: '' };
  return { outputs, diagnostics: [...diagnostics.map(plainDiagnostic), { ...failure, ...nowhere }] };
}
