/** The catalogue's word for a department → its kind in the directory. One window's word that names two bodies, or none, has no kind. */
const KINDS: Readonly<Record<string, string>> = {
  发展改革: 'development_reform', 自然资源: 'natural_resources', 生态环境: 'ecology', 住房城乡建设: 'housing', 水利: 'water', 地震: 'seismic',
  人防: 'civil_defence', 文物: 'relics', 林业: 'forestry', 交通运输: 'transport',
};

export const departmentKind = (word: string): string | null => KINDS[word] ?? null;

/** `dep_410100_natural_resources` is of kind `natural_resources`. */
export const kindOfDepartment = (id: string): string | null => /^dep_\d{6}_([a-z_]+)$/.exec(id)?.[1] ?? null;

/** `dep_410100_natural_resources` is of region `410100`. */
export const regionOfDepartment = (id: string): string | null => /^dep_(\d{6})_[a-z_]+$/.exec(id)?.[1] ?? null;

/**
 * Who decides a procedure of a project: the city's department where the whole project lies in one city, else the province's;
 * null when the project crosses provinces or the catalogue names no one department.
 */
export function departmentOf(kind: string | null, regionPaths: readonly string[]): string | null {
  const shared = (depth: number): string | null => {
    const codes = new Set(regionPaths.map((path) => path.split('.')[depth]));
    return codes.size === 1 ? [...codes][0] ?? null : null;
  };
  const province = shared(0);
  if (kind === null || province === null) return null;
  return `dep_${shared(1) ?? province}_${kind}`;
}
