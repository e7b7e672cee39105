/** A few real regions with their places in the tree, as the directory tells them. */
const region = (code: string, name: string, level: 'PROVINCE' | 'CITY' | 'COUNTY' | 'ZONE', path: string) =>
  ({ code, name, level, parent: path.split('.').at(-2) ?? null, path, current: true });

export const testRegions = [
  region('410000', '河南省', 'PROVINCE', '410000'),
  region('410100', '郑州市', 'CITY', '410000.410100'),
  region('410105', '金水区', 'COUNTY', '410000.410100.410105'),
  region('410122', '中牟县', 'COUNTY', '410000.410100.410122'),
  region('410300', '洛阳市', 'CITY', '410000.410300'),
  region('410325', '嵩县', 'COUNTY', '410000.410300.410325'),
  region('419001', '济源市', 'CITY', '410000.419001'),
  region('140000', '山西省', 'PROVINCE', '140000'),
  region('140100', '太原市', 'CITY', '140000.140100'),
];
