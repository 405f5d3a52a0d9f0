const english = {
  detail: 'What somebody should look at, newest first.',
  kind: 'Kind',
  anyKind: 'Everything',
  withPast: 'Also those that are over or looked after',
  empty: 'Nothing needs you',
  emptyDetail: 'Late returns, drives without a reservation, low tanks, services and faults appear here by themselves.',
  acknowledged: 'You look after it: {{alert}}, {{vehicle}}.',
} as const;

export default english;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    alerts: typeof english;
  }
}
