import type { OperationInput } from '@fleet/contracts/operations.ts';
import { ProblemError } from '@fleet/contracts/problem-error.ts';
import { Button, Field, Select } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api-client/api.ts';
import { queryKeys } from '../../../api-client/query-keys.ts';
import { Dialog } from '../../../ui/dialog/dialog.tsx';
import { ErrorNotice } from '../../../ui/notice.tsx';
import { checkMember } from '../edit/check-member.ts';
import { useOpen } from '../edit/edit-dialog.tsx';
import { telematicsRules, telematicsVendors } from '../edit/member-rules.build-time.ts';
import { useTellSaved } from '../edit/use-tell-saved.tsx';
import { TextField } from '../fields/text-field.tsx';
import { SecretNotice } from './secret-notice.tsx';

type Vendor = OperationInput<'createTelematicsConnection'>['vendor'];
type Credential = 'database' | 'userName' | 'password' | 'apiToken' | 'webhookSecret';

/** What each vendor asks for; the server says which of them it cannot do without. */
const credentialsOf: Record<Vendor, readonly Credential[]> = {
  geotab: ['database', 'userName', 'password'],
  samsara: ['apiToken', 'webhookSecret'],
  traccar: ['apiToken'],
  teltonika: [],
};
const withAddress: readonly Vendor[] = ['geotab', 'samsara', 'traccar'];
const secrets: readonly Credential[] = ['password', 'apiToken', 'webhookSecret'];

/** Connects a telematics service; where the vendor posts to Fleet, its secret address is shown once. */
export default function ConnectDialog({ onClosed }: { onClosed: () => void }) {
  const { t } = useTranslation('administration');
  const api = useApi();
  const queryClient = useQueryClient();
  const tellSaved = useTellSaved();
  const { open, close } = useOpen();
  const [vendor, setVendor] = useState<Vendor>('geotab');
  const [name, setName] = useState('');
  const [address, setAddress] = useState('');
  const [credentials, setCredentials] = useState<Partial<Record<Credential, string>>>({});
  const [wasSent, setSent] = useState(false);
  const nameProblem = checkMember(telematicsRules.name, name);
  const { mutate, isPending, error, data } = useMutation({
    mutationFn: () => {
      const given = Object.entries(credentials).filter(([, text]) => text !== '');
      return api.createTelematicsConnection({
        vendor,
        name: name.trim(),
        address: address.trim() || null,
        ...(given.length > 0 && { credentials: Object.fromEntries(given) }),
      });
    },
    onSuccess: async (made) => {
      await queryClient.invalidateQueries({ queryKey: queryKeys.telematicsConnections });
      if (!made.webhookPath) close();
    },
  });
  const refused = new Map(
    error instanceof ProblemError ? error.problem.errors?.map(({ path, message }) => [path, message]) : [],
  );
  const submit = () => {
    setSent(true);
    if (!nameProblem) mutate();
  };
  const chooseVendor = (next: Vendor) => {
    setVendor(next);
    setCredentials({});
  };
  // Not before: what says so would lie on the secret's button, and stay there as long as it is pointed at.
  const closed = () => {
    if (data) tellSaved(data.name);
    onClosed();
  };
  return (
    <Dialog
      open={open}
      shape="drawer"
      title={t('telematics.connect')}
      unsaved={!data && !isPending && (name !== '' || Object.keys(credentials).length > 0)}
      busy={isPending}
      onClose={close}
      onClosed={closed}
      {...(!data && { onSubmit: submit })}
      actions={
        data ? (
          <Button appearance="primary" onClick={close}>
            {t('done')}
          </Button>
        ) : (
          <Button type="submit" appearance="primary" disabledFocusable={isPending}>
            {t('telematics.connect')}
          </Button>
        )
      }
    >
      {data?.webhookPath ? (
        <SecretNotice label={t('telematics.secretAddress')} secret={`${location.origin}${data.webhookPath}`} />
      ) : (
        <>
          <Field label={t('telematics.vendor')} required hint={t(`telematics.vendorHints.${vendor}`)}>
            <Select value={vendor} onChange={(_, { value }) => chooseVendor(value as Vendor)}>
              {telematicsVendors.map((one) => (
                <option key={one} value={one}>
                  {t(`telematics.vendors.${one}`)}
                </option>
              ))}
            </Select>
          </Field>
          <TextField
            label={t('name')}
            required
            value={name}
            problem={wasSent ? nameProblem : undefined}
            onChange={setName}
          />
          {withAddress.includes(vendor) && (
            <TextField
              label={t('telematics.address')}
              hint={t('telematics.addressHint')}
              type="url"
              placeholder="https://"
              value={address}
              problem={refused.get('address')}
              onChange={setAddress}
            />
          )}
          {credentialsOf[vendor].map((one) => (
            <TextField
              key={one}
              label={t(`telematics.credentials.${one}`)}
              type={secrets.includes(one) ? 'password' : 'text'}
              value={credentials[one] ?? ''}
              problem={refused.get(`credentials.${one}`)}
              onChange={(text) => setCredentials((former) => ({ ...former, [one]: text }))}
            />
          ))}
          {error && <ErrorNotice error={error} />}
        </>
      )}
    </Dialog>
  );
}
