import { LedgerRefused } from '../refused';
import { checkArchive } from './archive-rules';
import { walkXml, type XmlVisitor } from './xml';
import { attribute } from './xml-text';
import { listEntries, unpack, type ZipEntry } from './zip';

export interface Relation { id: string; type: string; target: string }
export interface Parts {
  /** false: the package has no such part. */
  walk(path: string, visit: XmlVisitor): boolean;
  relations(path: string): Relation[];
}

const SMALL_ENOUGH_TO_SCAN = 1024 * 1024;

export function openParts(file: Uint8Array): Parts {
  const entries = listEntries(file);
  checkArchive(entries);
  refuseDoctypes(file, entries);
  const byName = new Map<string, ZipEntry>(entries.map((entry) => [entry.name.replaceAll('\\', '/').toLowerCase(), entry]));
  const walk = (path: string, visit: XmlVisitor): boolean => {
    const entry = byName.get(path.toLowerCase());
    if (entry) walkXml(unpack(file, entry), visit);
    return entry !== undefined;
  };
  const relations = (path: string): Relation[] => {
    const cut = path.lastIndexOf('/') + 1;
    const found: Relation[] = [];
    walk(`${path.slice(0, cut)}_rels/${path.slice(cut)}.rels`, {
      open(name, attributes) {
        if (name !== 'Relationship' || attribute(attributes, 'TargetMode') === 'External') return;
        found.push({
          id: attribute(attributes, 'Id') ?? '', type: (attribute(attributes, 'Type') ?? '').split('/').at(-1)!,
          target: resolveTarget(path, attribute(attributes, 'Target') ?? ''),
        });
      },
    });
    return found;
  };
  return { walk, relations };
}

function resolveTarget(owner: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path = owner.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.') path.push(step);
  }
  return path.join('/');
}

/** Also the parts never read (properties, drawings): whoever opens the stored file later reads them. */
function refuseDoctypes(file: Uint8Array, entries: readonly ZipEntry[]): void {
  for (const entry of entries) {
    if (!/\.(xml|rels|vml)$/i.test(entry.name) || entry.size > SMALL_ENOUGH_TO_SCAN) continue;
    if (/<!(DOCTYPE|ENTITY)/i.test(Buffer.from(unpack(file, entry)).toString('latin1').replaceAll('\0', ''))) {
      throw new LedgerRefused('LEDGER_UNSAFE_ARCHIVE', `工作簿内 ${entry.name} 含有 DOCTYPE 声明，可能引用外部内容，已拒绝。请用 WPS 或 Excel 重新另存为 xlsx。`);
    }
  }
}
