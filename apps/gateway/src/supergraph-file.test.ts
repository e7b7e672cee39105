import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { supergraphFault } from './supergraph-file';

const COMMITTED = new URL('../supergraph.graphql', import.meta.url);
const SERVICES = ['approvals', 'directory', 'elements', 'funding', 'projects', 'supervision'];

describe('the supergraph and the services 超图与服务', () => {
  it('fit as they are committed', () => {
    expect(supergraphFault(COMMITTED, SERVICES)).toBeNull();
  });

  it('do not fit when a service is missing, or one is there that the graph does not know', () => {
    expect(supergraphFault(COMMITTED, SERVICES.slice(1))).toMatch(/approvals, too, for which SUBGRAPHS names no address/);
    expect(supergraphFault(COMMITTED, [...SERVICES, 'archive'])).toMatch(/not composed from archive/);
  });

  it.each(['', '{', 'type Query { a: ID }', 'enum join__Graph', 'scalar join__Graph'])('is none in a file of %j', (text) => {
    const file = join(mkdtempSync(join(tmpdir(), 'supergraph-')), 'supergraph.graphql');
    writeFileSync(file, text);
    expect(supergraphFault(file, SERVICES)).not.toBeNull();
    expect(supergraphFault(`${file}.missing`, SERVICES)).toMatch(/cannot be read/);
  });
});
