import type { Tenant } from '@fleet/contracts/tenant.ts';
import { Field, Select } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { checkMember, problemsIn } from '../edit/check-member.ts';
import { EditDialog, useOpen } from '../edit/edit-dialog.tsx';
import { tenantRules } from '../edit/member-rules.build-time.ts';
import { TextField } from '../fields/text-field.tsx';
import { ZoneField } from '../fields/zone-field.tsx';
import type { CompanyDialogProps } from './company-dialog-props.ts';
import { useTenantEdit } from './use-tenant-edit.ts';

const currencies = Intl.supportedValuesOf('currency');

export default function TenantDialog({ tenant, onClosed }: CompanyDialogProps) {
  const { t, i18n } = useTranslation('administration');
  const { open, close } = useOpen();
  const edit = useTenantEdit({
    tenant,
    draftOf: ({ displayName, timeZone, currency }: Tenant) => ({ displayName, timeZone, currency }),
    inputOf: (changes) => changes,
    problemsOf: ({ displayName }) => problemsIn({ displayName: checkMember(tenantRules.displayName, displayName) }),
    name: t('company.basics'),
    onSaved: close,
  });
  const { draft, problems, change } = edit;
  const labels = { displayName: t('name'), timeZone: t('timeZone'), currency: t('company.currency') };
  const currencyName = new Intl.DisplayNames(i18n.language, { type: 'currency' });
  return (
    <EditDialog
      edit={edit}
      open={open}
      onClose={close}
      onClosed={onClosed}
      size="medium"
      title={t('company.basics')}
      describe={(member, value) => ({ label: labels[member], text: String(value) })}
    >
      <TextField
        label={labels.displayName}
        hint={t('company.nameHint')}
        required
        value={draft.displayName}
        problem={problems.displayName}
        onChange={(displayName) => change({ displayName })}
      />
      <ZoneField value={draft.timeZone} problem={problems.timeZone} onChange={(timeZone) => change({ timeZone })} />
      <Field label={labels.currency} required {...(problems.currency && { validationMessage: problems.currency })}>
        <Select value={draft.currency} onChange={(_, { value }) => change({ currency: value })}>
          {currencies.map((code) => (
            <option key={code} value={code}>
              {code} {currencyName.of(code)}
            </option>
          ))}
        </Select>
      </Field>
    </EditDialog>
  );
}
