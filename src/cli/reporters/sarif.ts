import type { Log, Notification, PhysicalLocation, ReportingDescriptor, Result } from 'sarif';
import { SETTABLE } from '../../checks/index.ts';
import type { Diagnostic } from '../../diagnostic.ts';
import { VERSION } from '../../version.ts';
import { fingerprint } from './fingerprint.ts';
import type { Checked, Reporter } from './reporter.ts';

/** SARIF 2.1.0, as code scanning takes it: https://docs.oasis-open.org/sarif/sarif/v2.1.0/ */
export const sarif: Reporter = {
  purpose: 'SARIF 2.1.0, for code scanning',
  tell: (checked, talk) => {
    talk.out(`${JSON.stringify(log(checked), null, 2)}\n`);
  },
};

const ROOT = '%SRCROOT%';

function log({ diagnostics, notes, failure }: Checked): Log {
  const codes = [...new Set(diagnostics.map(({ code }) => code))].sort();
  const times = new Map<string, number>();
  const notify = (level: 'note' | 'error', text: string): Notification => ({ level, message: { text } });
  const notifications = [
    ...notes.map((text) => notify('note', text)),
    ...(failure ? [notify('error', `${failure.message}\n${failure.hint}`)] : []),
  ];
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'resume-as-code', semanticVersion: VERSION, rules: codes.map(rule) } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [ROOT]: { description: { text: 'The folder that the check ran in.' } } },
        invocations: [{ executionSuccessful: !failure, toolExecutionNotifications: notifications }],
        results: diagnostics.map((one) => result(one, codes.indexOf(one.code), times)),
      },
    ],
  };
}

function rule(code: string): ReportingDescriptor {
  const known = SETTABLE.get(code);
  const words = known?.purpose ?? code.replaceAll('-', ' ');
  return {
    id: code,
    shortDescription: { text: words },
    ...(known ? { help: { text: `For example: ${known.example}` } } : {}),
    defaultConfiguration: { level: known?.level === 'warning' ? 'warning' : 'error' },
  };
}

function result(diagnostic: Diagnostic, ruleIndex: number, times: Map<string, number>): Result {
  const { code, severity, message, hint, path } = diagnostic;
  return {
    ruleId: code,
    ruleIndex,
    level: severity,
    message: { text: hint ? `${message}\n${hint}` : message },
    locations: [
      {
        ...physical(diagnostic),
        ...(path === '' ? {} : { logicalLocations: [{ fullyQualifiedName: path }] }),
      },
    ],
    partialFingerprints: { 'finding/v1': fingerprint(diagnostic, times) },
  };
}

/** Nothing for what stands in no file: an option of the command line. */
function physical({ file, line, column, endLine, endColumn }: Diagnostic): {
  physicalLocation?: PhysicalLocation;
} {
  if (file === '' || file.startsWith('--') || line === 0) return {};
  return {
    physicalLocation: {
      artifactLocation: { uri: encodeURI(file.replaceAll('\\', '/')), uriBaseId: ROOT },
      region: { startLine: line, startColumn: column, endLine, endColumn },
    },
  };
}
