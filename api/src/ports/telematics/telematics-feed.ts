/** A vendor's service that is asked for what is new. */
import type { DevicePoint } from '@fleet/contracts/device-point.ts';

export interface FeedPage {
  points: DevicePoint[];
  /** Where the next page begins, in the vendor's own terms. It is stored with the points, so nothing is left out or lost. */
  cursor: unknown;
  /** How long to wait before it is asked again, by the vendor's rules; 0 when there is more already. */
  waitSeconds: number;
}

export interface TelematicsFeed {
  /**
   * @param cursor of the page before; undefined for the very first
   * @throws {TelematicsRefusal}
   */
  read(cursor: unknown): Promise<FeedPage>;
  /**
   * Asks whether the address and the credentials work, and reads nothing.
   * @throws {TelematicsRefusal}
   */
  check(): Promise<void>;
}
