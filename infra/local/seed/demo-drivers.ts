/** People who drive but do not use Fleet themselves; their reservations are made by the fleet manager. */
export const demoDrivers: Readonly<Record<string, readonly { displayName: string; costCenter: string }[]>> = {
  contoso: drivers({
    'CC-1200': ['Lena Hofmann', 'Tobias Krüger', 'Mehmet Yıldız', 'Sofia Marinova', 'Paul Wagner', 'Katharina Vogel'],
    'CC-2100': ['Nina Schuster', 'Felix Brandt', 'Carla Romano', 'David Okafor', 'Miriam Stein', 'Lukas Pfeiffer'],
    'CC-3300': ['Anja Seidel', 'Oliver Maier', 'Yuki Tanaka', 'Hannah Lorenz'],
    'CC-4000': ['Stefan Huber', 'Ewa Kowalska', 'Ralf Zimmermann', 'Ines Ferreira'],
    'CC-5000': ['Ben Thaler', 'Priya Nair', 'Max Engel', 'Clara Weiss'],
  }),
  fabrikam: drivers({
    'CC-1200': ['Grace Miller', 'Andre Thompson', 'Rosa Delgado'],
    'CC-2100': ['Kevin O’Brien', 'Mei Chen'],
    'CC-4000': ['Walter Reed', 'Tanya Brooks'],
    'CC-5000': ['Sam Patel'],
  }),
};

function drivers(names: Record<string, readonly string[]>): { displayName: string; costCenter: string }[] {
  return Object.entries(names).flatMap(([costCenter, people]) =>
    people.map((displayName) => ({ displayName, costCenter })),
  );
}

export const demoCostCenters = [
  { code: 'CC-1200', name: 'Field Service' },
  { code: 'CC-2100', name: 'Sales' },
  { code: 'CC-3300', name: 'Marketing' },
  { code: 'CC-4000', name: 'Facilities' },
  { code: 'CC-5000', name: 'IT' },
] as const;
