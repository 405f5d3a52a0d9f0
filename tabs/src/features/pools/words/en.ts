/** The words about a page that shows one pool only. */
const english = {
  only: 'Only the pool {{pool}}.',
  onlyOne: 'Only one pool.',
  all: 'All pools',
  showAll: 'Show all pools',
} as const;

export default english;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    pools: typeof english;
  }
}
