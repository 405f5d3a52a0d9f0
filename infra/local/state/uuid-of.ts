/** @param bytes sixteen random ones @returns a uuid of version 4 made of them */
export function uuidOf(bytes: Buffer): string {
  const hex = bytes.toString('hex').split('');
  hex[12] = '4';
  hex[16] = '8';
  return hex.join('').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
