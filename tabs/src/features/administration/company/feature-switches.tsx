import type { FeatureFlag, Tenant } from '@fleet/contracts/tenant.ts';
import { Field, makeStyles, Switch, tokens } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api-client/api.ts';
import { queryKeys } from '../../../api-client/query-keys.ts';
import { ErrorNotice } from '../../../ui/notice.tsx';
import { featureFlags } from '../edit/member-rules.build-time.ts';
import { useTellSaved } from '../edit/use-tell-saved.tsx';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(300px, 100%), 1fr))',
    gap: tokens.spacingVerticalM,
    marginTop: tokens.spacingVerticalM,
  },
});

/** What the company can switch: each takes effect at once, and says so. */
export function FeatureSwitches({ tenant }: { tenant: Tenant }) {
  const { t } = useTranslation('administration');
  const styles = useStyles();
  const api = useApi();
  const queryClient = useQueryClient();
  const tellSaved = useTellSaved();
  const put = async (flag: FeatureFlag, isOn: boolean) => {
    const saved = await api.updateTenant({ tenantId: tenant.id, featureFlags: { [flag]: isOn } });
    queryClient.setQueryData(queryKeys.tenant, saved);
  };
  const { mutate, isPending, variables, error } = useMutation({
    mutationFn: ({ flag, isOn }: { flag: FeatureFlag; isOn: boolean }) => put(flag, isOn),
    onSuccess: (_, { flag, isOn }) => tellSaved(t(`features.${flag}.name`), () => put(flag, !isOn)),
  });
  return (
    <>
      <div className={styles.root}>
        {featureFlags.map((flag) => (
          <Field key={flag} hint={t(`features.${flag}.hint`)}>
            <Switch
              label={t(`features.${flag}.name`)}
              checked={isPending && variables.flag === flag ? variables.isOn : tenant.featureFlags[flag]}
              onChange={(_, { checked }) => mutate({ flag, isOn: checked })}
            />
          </Field>
        ))}
      </div>
      {error && <ErrorNotice error={error} />}
    </>
  );
}
