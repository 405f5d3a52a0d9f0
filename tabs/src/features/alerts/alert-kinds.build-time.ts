export { alertKinds } from '@fleet/contracts/alert.ts';
