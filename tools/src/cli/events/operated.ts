import { services, type Service } from '../../services';
import { CommandFault } from '../fault';

export function serviceNamed(name: string): Service {
  const service = services.find((each) => each === name);
  if (!service) throw new CommandFault(`There is no service ${name}. Services: ${services.join(', ')}`, 2);
  return service;
}

export type Targets = ReadonlyMap<Service, readonly number[]>;

/** "projects 7 8", "projects/7 funding/3": ids by service. */
export function targetsIn(args: readonly string[]): Targets {
  const targets = new Map<Service, number[]>();
  let service: Service | null = null;
  for (const arg of args) {
    const [, before, digits] = /^(?:([a-z]+)\/)?([1-9]\d{0,14})$/.exec(arg) ?? [];
    if (digits === undefined) {
      if (!/^[a-z]+$/.test(arg)) throw new CommandFault(`"${arg}" is no dead letter: write SERVICE ID or SERVICE/ID.`, 2);
      service = serviceNamed(arg);
      if (!targets.has(service)) targets.set(service, []);
      continue;
    }
    const of = before === undefined ? service : serviceNamed(before);
    if (!of) throw new CommandFault(`Whose dead letter is ${digits}? Write SERVICE ${digits} or SERVICE/${digits}.`, 2);
    targets.set(of, [...(targets.get(of) ?? []), Number(digits)]);
  }
  return targets;
}
