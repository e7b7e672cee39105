import { Command } from 'commander';
import { services, type Service } from '../../services';
import { createProgress } from '../../start/progress';
import { CommandFault } from '../fault';
import { orNull } from '../events/ask-each';
import { frontDoor } from '../events/front-door';
import { serviceNamed } from '../events/operated';
import { counted } from '../events/output';
import { plainTable } from '../events/plain-table';
import { faultWords } from './fault-words';
import { walkLog, type Walked } from './walk-log';

/** Null where the service did not answer. */
type OfService = Walked | { service: Service; notVerified: true };

export const verifyCommand = (): Command => new Command('verify').description('Whether events and audit are whole: hashes, audit rows, signed heads. · 校验审计链')
  .argument('[services...]', 'some of them; all by default').option('--json', 'as JSON').option('--as <login>', 'who', 'ops').action(verify);

/** Exit code 0 says that everything was looked at and nothing is wrong: what could not be compared is no clean answer. */
async function verify(names: string[], { as, json }: { as: string; json?: true }): Promise<void> {
  const asked = names.length > 0 ? [...new Set(names)].map(serviceNamed) : services;
  const door = await frontDoor(as);
  const progress = createProgress(process.stderr);
  const found = await Promise.all(asked.map(async (service): Promise<OfService> => await orNull(service, walkLog(door, service, progress.part(service, 0))) ?? { service, notVerified: true }))
    .finally(() => { progress.close(); });
  process.stdout.write(json ? `${JSON.stringify(found)}\n` : `${summary(found)}\n${faults(found)}`);
  const troubled = found.flatMap(troubles);
  if (troubled.length > 0) throw new CommandFault(troubled.join('\n'), 1);
}

const summary = (found: readonly OfService[]): string => plainTable(['service', 'events', 'audit rows', 'signed heads', 'faults'], found.map((of) => ('notVerified' in of
  ? [of.service, '', '', '', 'not verified']
  : [of.service, of.events, of.auditRows, headsOf(of), faultsIn(of)])));

const faultsIn = ({ counts }: Walked): number => Object.values(counts).reduce((sum, each) => sum + each, 0);

const headsOf = ({ heads }: Walked): string => {
  if (!heads) return 'not compared';
  return `${heads.ours}${heads.ours > 0 ? `, up to ${heads.newest}` : ''}${heads.unknownKey > 0 ? `; ${heads.unknownKey} of a retired key` : ''}`;
};

function faults(found: readonly OfService[]): string {
  const all = found.flatMap((of) => ('notVerified' in of ? [] : of.faults.map((fault) => ({ service: of.service, ...fault }))));
  if (all.length === 0) return '';
  return `${plainTable(['service', 'fault', 'position', 'event', 'audit row', 'what it means · 含义'], all.map(({ service, fault, position, eventId, auditId, detail }) => [
    service, fault, position ?? '', eventId ?? '', auditId ?? '', `${faultWords[fault]}${detail ? ` (${detail})` : ''}`,
  ]))}\n`;
}

function troubles(of: OfService): string[] {
  if ('notVerified' in of) return [`${of.service}: does not answer, nothing of it was verified · 服务未应答，未校验`];
  const count = faultsIn(of);
  return [
    ...(count > 0 ? [`${of.service}: ${counted(count, 'fault')}${count > of.faults.length ? `, the first ${of.faults.length} are shown` : ''} · 发现 ${count} 处问题`] : []),
    ...(of.notCompared === null ? [] : [`${of.service}: signed heads were not compared (${of.notCompared}); a cut tail or a rewritten history would not show · 未比对链首`]),
  ];
}
