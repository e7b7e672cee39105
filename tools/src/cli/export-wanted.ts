import type { Wanted } from '../export/project-rows';
import { CommandFault } from './fault';

export interface WantedFlags { region?: string; year?: string; programme?: string }

export function wantedBy({ region, year, programme }: WantedFlags): Wanted {
  if (region !== undefined && !/^\d{6}$/.test(region)) throw new CommandFault(`"${region}" is no six-digit region code.`, 2);
  if (year !== undefined && !/^\d{4}$/.test(year)) throw new CommandFault(`"${year}" is no year.`, 2);
  return { ...(region !== undefined && { region }), ...(year !== undefined && { year: Number(year) }), ...(programme !== undefined && { programme }) };
}
