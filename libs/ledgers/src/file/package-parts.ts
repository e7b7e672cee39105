import { LedgerRefused } from '../refused';
import { attribute, walkXml } from './xml';
import { listEntries, unpack, type ZipEntry } from './zip';
import { checkArchive } from './archive-rules';

export interface Relation { id: string; type: string; target: string }
export interface Parts {
  text(path: string): string | null;
  relations(path: string): Relation[];
}

const SMALL_ENOUGH_TO_SCAN = 1024 * 1024;

function resolveTarget(owner: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path = owner.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.') path.push(step);
  }
  return path.join('/');
}

export function openParts(file: Uint8Array): Parts {
  const entries = listEntries(file);
  checkArchive(entries);
  const byName = new Map<string, ZipEntry>(entries.map((entry) => [entry.name.replaceAll('\\', '/').toLowerCase(), entry]));
  const text = (path: string): string | null => {
    const entry = byName.get(path.toLowerCase());
    if (!entry) return null;
    const bytes = unpack(file, entry);
    return new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8').decode(bytes);
  };
  refuseDoctypes(entries, text);
  const relations = (path: string): Relation[] => {
    const cut = path.lastIndexOf('/') + 1;
    const xml = text(`${path.slice(0, cut)}_rels/${path.slice(cut)}.rels`);
    const found: Relation[] = [];
    if (xml) {
      walkXml(xml, {
        open(name, attributes) {
          if (name !== 'Relationship' || attribute(attributes, 'TargetMode') === 'External') return;
          found.push({
            id: attribute(attributes, 'Id') ?? '', type: (attribute(attributes, 'Type') ?? '').split('/').at(-1)!,
            target: resolveTarget(path, attribute(attributes, 'Target') ?? ''),
          });
        },
        close() {}, text() {},
      });
    }
    return found;
  };
  return { text, relations };
}

/** Also the parts never read (properties, drawings): whoever opens the stored file later reads them. */
function refuseDoctypes(entries: readonly ZipEntry[], text: (path: string) => string | null): void {
  for (const entry of entries) {
    if (!/\.(xml|rels|vml)$/i.test(entry.name) || entry.size > SMALL_ENOUGH_TO_SCAN) continue;
    if (/<!(DOCTYPE|ENTITY)/i.test(text(entry.name.replaceAll('\\', '/')) ?? '')) {
      throw new LedgerRefused('LEDGER_UNSAFE_ARCHIVE', `工作簿内 ${entry.name} 含有 DOCTYPE 声明，可能引用外部内容，已拒绝。请用 WPS 或 Excel 重新另存为 xlsx。`);
    }
  }
}
