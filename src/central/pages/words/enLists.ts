/** On lists as files, and on bringing them back. */
export const lists = {
  files: 'Files of {{name}}',
  download: 'Download {{name}}, {{kind}}',
  bring: 'Import a file',
  stories: 'The stories of all products and producers:',
  names: {
    'danh-muc': 'the catalogue',
    'chu-the': 'producers',
    'chung-nhan': 'certificates with their history',
    'khuyen-mai': 'promotions',
    'cau-chuyen': 'stories',
    'diem-ban': 'outlets',
    'may-quay': 'tills',
    'nhan-vien': 'staff',
  },
  title: {
    promotions: 'Import promotions from a file',
    outlets: 'Import outlets from a file',
    staff: 'Import staff from a file',
  },
  template: 'Download what there is, change or add rows, and choose the file. What is not in the file stays as it is.',
  detail: 'Details',
  confirm_one: 'Import {{shown}} row',
  confirm_other: 'Import {{shown}} rows',
  done_one: '{{shown}} row is imported. At every till after its next sync.',
  done_other: '{{shown}} rows are imported. At every till after its next sync.',
  see: 'See the list',
} as const;
