/** How a member that travels as a header is written there. */
interface HeaderMember {
  header: string;
  /** What may stand in the header; the first group is the member's value, and without one the member is left out. */
  pattern: RegExp;
  write: (value: unknown) => string;
  description: string;
}

/** The members that travel as a header in every operation whose input has them. */
export const headerMembers: Readonly<Record<string, HeaderMember>> = {
  expectedVersion: {
    header: 'If-Match',
    pattern: /^(?:\*|(?:W\/)?"([1-9]\d{0,9})")$/,
    write: (version) => etagOf(Number(version)),
    description: 'ETag of the answer that is changed; 412 when somebody else has changed it since',
  },
};

/** @param version of the entity that an answer shows, or that a caller saw */
export function etagOf(version: number): string {
  return `"${version}"`;
}
