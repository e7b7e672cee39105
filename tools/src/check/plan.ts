import { dirname } from 'node:path';
import { services } from '../services';

export interface Plan {
  /** Whether the pages' types may differ. */
  pages: boolean;
  /** What ESLint reads; everything where a rule or a project's tags changed. */
  lint: string[];
  /** Whether what is generated may differ, and of which services the schema. */
  generate: { services: string[] } | null;
  /** Folders whose tests are worth a run. */
  tests: string[];
}

const LINTED = /\.(ts|tsx|mjs)$/;
/** These decide what ESLint finds in files that did not change. */
const RULES = /^(eslint\.config\.mjs|nx\.json|package(-lock)?\.json|tsconfig.*\.json|(apps|libs)\/[^/]+\/package\.json|tools\/package\.json)$/;
const SHARED = /^libs\/(runtime|events|kernel)\/src\//;
const GENERATES = /^(apps\/[^/]+\/|libs\/(runtime|events|kernel)\/src\/|tools\/src\/(generate|e2e\/bad-input)\/|tools\/src\/(operations|services)\.ts$|docs\/[^/]+\.md$|package(-lock)?\.json$)/;
/** The pages import nothing but the kernel and what is generated for them: see depConstraints in eslint.config.mjs. */
const PAGES = /^(apps\/web\/|libs\/kernel\/|package(-lock)?\.json$|tsconfig)/;
const isTest = (file: string): boolean => /\.(test|fixture)\.tsx?$/.test(file);

/** A library that one file loads later may not be imported at once by any other of its project: so all of them are looked at. */
const LOADS_LATER = /\bimport\(\s*['"`]@cornerstone\//;
const projectOf = (file: string): string => (file.startsWith('tools/') ? 'tools' : file.split('/').slice(0, 2).join('/'));

/** What has to be looked at after a change of these files. */
export function planFor(files: readonly string[], deleted: readonly string[], read: (file: string) => string, hasTests: (folder: string) => boolean): Plan {
  const all = [...files, ...deleted];
  const sources = all.filter((file) => !isTest(file));
  const emitsAll = sources.some((file) => SHARED.test(file) || /^(package(-lock)?\.json|tools\/src\/(generate\/|services\.ts))/.test(file));
  return {
    pages: all.some((file) => PAGES.test(file)),
    lint: all.some((file) => RULES.test(file)) ? ['.'] : outermost(files.filter((file) => LINTED.test(file)).map((file) => (LOADS_LATER.test(read(file)) ? projectOf(file) : file))),
    generate: sources.some((file) => GENERATES.test(file)) ? { services: services.filter((service) => emitsAll || sources.some((file) => file.startsWith(`apps/${service}/`))) } : null,
    tests: outermost(all.filter((file) => /^(apps|libs|tools)\/.*\.tsx?$/.test(file)).map((file) => withTests(dirname(file), hasTests))),
  };
}

/** The folder itself, or the next one above it that holds a test: parts of a test may lie in a folder of their own. */
const withTests = (folder: string, hasTests: (folder: string) => boolean): string => (hasTests(folder) || !folder.includes('/') ? folder : withTests(dirname(folder), hasTests));

/** A folder covers those below it. */
const outermost = (folders: readonly string[]): string[] => [...new Set(folders)].sort().filter((folder, _at, sorted) => !sorted.some((other) => other !== folder && folder.startsWith(`${other}/`)));
