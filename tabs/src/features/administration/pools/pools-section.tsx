import { Route, Routes } from 'react-router';
import { NotFound } from '../../../ui/no-page.tsx';
import { PoolList } from './pool-list.tsx';
import { PoolPage } from './pool-page.tsx';

/** The pools, and each with its rules. */
export default function PoolsSection() {
  return (
    <Routes>
      <Route index element={<PoolList />} />
      <Route path=":poolId" element={<PoolPage />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  );
}
