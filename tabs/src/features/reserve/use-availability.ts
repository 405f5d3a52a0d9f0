import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useApi } from '../../api-client/api.ts';
import { queryKeys } from '../../api-client/query-keys.ts';
import { isPeriod, type ReserveForm, readPeriod, wishesOf } from './reserve-form.ts';

const mostVehicles = 200;

/** The vehicles that are free for what the form asks for; it is asked again whenever one of them changes. */
export function useAvailability(form: ReserveForm) {
  const api = useApi();
  const period = readPeriod(form);
  const input = {
    ...(isPeriod(period) ? period : { startDate: '', endDate: '' }),
    ...(form.vehicleClass && { class: form.vehicleClass }),
    ...wishesOf(form),
    recommend: true,
    limit: mostVehicles,
  };
  return useQuery({
    queryKey: queryKeys.availability(input),
    queryFn: ({ signal }) => api.findAvailability(input, { signal }),
    enabled: isPeriod(period),
    placeholderData: keepPreviousData,
    retry: false,
  });
}
