export const shift = {
  title: 'Open the shift',
  lead: 'Count the money in the drawer and enter it here.',
  float: 'Float',
  submit: 'Open the shift',
  none: 'None',
  today: 'Today: {{day}}',
  wrongDay: 'If this date is wrong, set the computer’s clock before opening the shift.',
  ofAnotherDay: 'This shift was opened on {{day}}, and sales still carry that date.',
  openNew: 'Open a new shift',
  replaces: 'The shift opened on {{day}} ends. The open cart is kept.',
} as const;

export const weekday = {
  sunday: 'Sunday',
  monday: 'Monday',
  tuesday: 'Tuesday',
  wednesday: 'Wednesday',
  thursday: 'Thursday',
  friday: 'Friday',
  saturday: 'Saturday',
} as const;
