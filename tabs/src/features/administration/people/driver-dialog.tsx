import type { Driver } from '@fleet/contracts/driver.ts';
import { Switch } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api-client/api.ts';
import { queryKeys } from '../../../api-client/query-keys.ts';
import { checkMember, problemsIn } from '../edit/check-member.ts';
import { EditDialog, useOpen } from '../edit/edit-dialog.tsx';
import { driverRules } from '../edit/member-rules.build-time.ts';
import { useEdit } from '../edit/use-edit.ts';
import { TextField } from '../fields/text-field.tsx';

interface DriverDraft {
  /** As they are written: `B, BE`. */
  licenceClasses: string;
  licenceValidUntil: string;
  licenceNumber: string;
  isBlocked: boolean;
  blockedReason: string;
}

const classesIn = (text: string) => text.split(/[\s,;]+/).filter((one) => one !== '');
const orNull = (text: string) => text.trim() || null;

/** A driver's licence, and whether they may drive. */
export default function DriverDialog({ driver, onClosed }: { driver: Driver; onClosed: () => void }) {
  const { t } = useTranslation('administration');
  const api = useApi();
  const { open, close } = useOpen();
  const driverId = driver.id;
  const edit = useEdit<Driver, DriverDraft>({
    entity: driver,
    draftOf: (one) => ({
      licenceClasses: (one.licenceClasses ?? []).join(', '),
      licenceValidUntil: one.licenceValidUntil ?? '',
      licenceNumber: one.licenceNumber ?? '',
      isBlocked: Boolean(one.blockedReason),
      blockedReason: one.blockedReason ?? '',
    }),
    save: ({ licenceClasses, licenceValidUntil, licenceNumber, isBlocked, blockedReason }, expectedVersion) =>
      api.updateDriver({
        driverId,
        expectedVersion,
        ...(licenceClasses !== undefined && { licenceClasses: classesIn(licenceClasses) }),
        ...(licenceValidUntil !== undefined && { licenceValidUntil: orNull(licenceValidUntil) }),
        ...(licenceNumber !== undefined && { licenceNumber: orNull(licenceNumber) }),
        ...(blockedReason !== undefined && { blockedReason: orNull(blockedReason) }),
        ...(isBlocked === false && { blockedReason: null }),
      }),
    reload: () => api.getDriver({ driverId }),
    problemsOf: ({ licenceClasses, licenceValidUntil, licenceNumber, isBlocked, blockedReason }) =>
      problemsIn({
        licenceClasses: classesIn(licenceClasses)
          .map((one) => checkMember(driverRules.licenceClass, one))
          .find((problem) => problem !== undefined),
        licenceValidUntil: checkMember(driverRules.licenceValidUntil, orNull(licenceValidUntil)),
        licenceNumber: checkMember(driverRules.licenceNumber, orNull(licenceNumber)),
        blockedReason:
          isBlocked && !blockedReason.trim()
            ? t('problems.required')
            : checkMember(driverRules.blockedReason, orNull(blockedReason)),
      }),
    stale: [queryKeys.drivers],
    name: driver.displayName,
    onSaved: close,
  });
  const { draft, problems, change } = edit;
  return (
    <EditDialog
      edit={edit}
      open={open}
      onClose={close}
      onClosed={onClosed}
      size="medium"
      title={driver.displayName}
      describe={(member, value) => ({
        label: t(`people.${member}`),
        text: typeof value === 'boolean' ? t(value ? 'yes' : 'no') : String(value) || t('none'),
      })}
    >
      <TextField
        label={t('people.licenceClasses')}
        hint={t('people.licenceClassesHint')}
        value={draft.licenceClasses}
        problem={problems.licenceClasses}
        onChange={(licenceClasses) => change({ licenceClasses: licenceClasses.toUpperCase() })}
      />
      <TextField
        label={t('people.licenceValidUntil')}
        hint={t('people.licenceValidUntilHint')}
        type="date"
        value={draft.licenceValidUntil}
        problem={problems.licenceValidUntil}
        onChange={(licenceValidUntil) => change({ licenceValidUntil })}
      />
      <TextField
        label={t('people.licenceNumber')}
        value={draft.licenceNumber}
        problem={problems.licenceNumber}
        onChange={(licenceNumber) => change({ licenceNumber })}
      />
      <Switch
        label={t('people.isBlocked')}
        checked={draft.isBlocked}
        onChange={(_, { checked }) => change({ isBlocked: checked, ...(!checked && { blockedReason: '' }) })}
      />
      {draft.isBlocked && (
        <TextField
          label={t('people.blockedReason')}
          hint={t('people.blockedHint')}
          required
          isLong
          value={draft.blockedReason}
          problem={problems.blockedReason}
          onChange={(blockedReason) => change({ blockedReason })}
        />
      )}
    </EditDialog>
  );
}
