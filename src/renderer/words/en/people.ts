export const signIn = {
  title: 'Who is at the till?',
  lead: 'Tap your name.',
  nobody: 'The centre has named nobody for this outlet yet. Names appear here once it has.',
  role: { cashier: 'Cashier', manager: 'Manager', administrator: 'Administrator' },
} as const;
