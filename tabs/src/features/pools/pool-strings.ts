export const poolStrings = {
  only: (pool: string) => `Only the pool ${pool}.`,
  onlyOne: 'Only one pool.',
  showAll: 'Show all pools',
} as const;
