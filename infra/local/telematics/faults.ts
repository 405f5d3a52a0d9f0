/** What a service does wrong, as real ones do now and then. */
export interface TelematicsFaults {
  /** The next so many requests are told to wait, this long. */
  limited?: { times: number; retryAfter: string } | undefined;
  /** The next so many requests break. */
  broken?: number | undefined;
  /** Sessions and tokens given out before are not accepted any more. */
  forgetsSessions?: boolean | undefined;
  /** Every so many forwarded positions one is lost, and one comes twice. */
  losesEvery?: number | undefined;
}

/** @returns whether this request is to break by that fault; counted down */
export function takeFault(faults: TelematicsFaults, kind: 'limited' | 'broken'): boolean {
  if (kind === 'limited' && faults.limited && faults.limited.times > 0) {
    faults.limited.times--;
    return true;
  }
  if (kind === 'broken' && faults.broken) {
    faults.broken--;
    return true;
  }
  return false;
}
