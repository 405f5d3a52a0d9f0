import type { SecretBox } from '../domain/secret-box.ts';
import type { ClaimedConnection } from '../domain/telematics/claim-connection.ts';
import {
  geotabCredentialsSchema,
  samsaraCredentialsSchema,
  telematicsCredentialsPurpose,
  traccarCredentialsSchema,
} from '../domain/telematics/credentials.ts';
import type { AskService } from '../ports/telematics/ask-service.ts';
import { createGeotabFeed } from '../ports/telematics/geotab/geotab-feed.ts';
import { createSamsaraFeed } from '../ports/telematics/samsara/samsara-feed.ts';
import type { TelematicsFeed } from '../ports/telematics/telematics-feed.ts';
import { createTraccarHistory } from '../ports/telematics/traccar/traccar-history.ts';

export interface FeedOptions {
  ask: AskService;
  secretBox: SecretBox;
  now: () => Date;
}

const geotabAddress = 'https://my.geotab.com';
const samsaraAddress = 'https://api.samsara.com';
/** How far back a new connection of Geotab looks. */
const firstHours = 24;

/** @throws when the credentials cannot be opened, or there is nothing to be asked */
export function openFeed(
  { vendor, address, credentialsEncrypted }: Pick<ClaimedConnection, 'vendor' | 'address' | 'credentialsEncrypted'>,
  tenantId: string,
  { ask, secretBox, now }: FeedOptions,
): TelematicsFeed {
  const credentials: unknown = JSON.parse(secretBox.open(credentialsEncrypted, telematicsCredentialsPurpose(tenantId)));
  switch (vendor) {
    case 'geotab':
      return createGeotabFeed({
        ask,
        address: address ?? geotabAddress,
        ...geotabCredentialsSchema.parse(credentials),
        fromDate: () => new Date(now().getTime() - firstHours * 3_600_000),
      });
    case 'samsara':
      return createSamsaraFeed({
        ask,
        address: address ?? samsaraAddress,
        ...samsaraCredentialsSchema.parse(credentials),
      });
    case 'traccar': {
      if (!address) throw new Error('Traccar has no address of its own');
      return createTraccarHistory({ ask, address, now, ...traccarCredentialsSchema.parse(credentials) });
    }
    case 'teltonika':
      throw new Error('Teltonika devices come to us');
  }
}
