import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { importJWK, type JWK, SignJWT } from 'jose';
import { demoApps } from '../local/seed/demo-directory.ts';
import type { BenchProduct } from './bench-product.ts';
import { grownCompany, grownFleet, personObjectId } from './grow-fleet.ts';

/**
 * Makes the grown company's people fleet managers and signs a token for each, with the key of the stand-in for Entra, as its
 * directory does not know them: that every page is somebody else's is what signing in costs.
 */
export async function signPageTokens(product: Pick<BenchProduct, 'folder' | 'owner'>): Promise<string[]> {
  await product.owner.query(
    `update users set roles = '{employee,fleet_manager}' where tenant_id = $1 and email like 'person%'`,
    [grownCompany.tenantId],
  );
  const entra = new DatabaseSync(join(product.folder, 'microsoft365.sqlite'), { readOnly: true });
  const row = entra.prepare('select key_id, private_jwk from signing_keys order by created_at desc limit 1').get();
  entra.close();
  const key = await importJWK(JSON.parse(String(row?.private_jwk)) as JWK, 'RS256');
  const { entraTenantId, domain } = grownCompany;
  const sign = (number: number) =>
    new SignJWT({
      ...{ ver: '2.0', tid: entraTenantId, oid: personObjectId(number), sub: `page ${number}` },
      ...{ azp: demoApps.tabs.clientId, scp: 'access_as_user' },
      ...{ name: `Person ${number}`, preferred_username: `person${number}@${domain}` },
    })
      .setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid: String(row?.key_id) })
      .setIssuer(`https://login.microsoftonline.com/${entraTenantId}/v2.0`)
      .setAudience(demoApps.api.clientId)
      .setIssuedAt()
      .setNotBefore('0s')
      .setExpirationTime('1h')
      .sign(key);
  return Promise.all(Array.from({ length: grownFleet.people }, (_, index) => sign(index + 1)));
}
