export const camera = {
  title: 'Scan by camera',
  key: 'Scan by camera',
  torch: 'Light',
  which: 'Choose the camera',
  nth: 'Camera {{nth}}',
  starting: 'Opening the camera…',
  aim: 'Hold the code inside the frame. Esc turns the camera off.',
  read: 'Just read: {{code}}',
  again: 'Try again',
  denied:
    'The camera is not allowed. Press the camera sign beside the address (or open the system’s privacy settings), allow it, and try again.',
  none: 'No camera was found. Plug one in and try again.',
  busy: 'The camera is busy or cannot be opened. Close the other program that uses it and try again.',
  lost: 'The camera is gone. The cart is untouched. Look at its cable and try again.',
  reader: 'The code reader does not run. The cart is untouched, and scanners still work. Try again.',
} as const;
