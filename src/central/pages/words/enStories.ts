/** On the stories and photographs of products and producers. */
export const stories = {
  title: 'Story and photographs',
  deed: 'Story',
  deedOf: 'Story and photographs of {{name}}',
  whose: 'Whose',
  of: { product: 'Product', producer: 'Producer' },
  hint: {
    product: 'Buyers read it on the customer display between sales. Left blank, the producer’s is shown.',
    producer: 'Shown with every product of this producer that has no story or photographs of its own.',
  },
  vi: 'Story (Vietnamese)',
  en: 'Story (English, optional)',
  length: '{{used}} of {{most}} characters',
  photos: 'Photographs',
  photosHint:
    'JPEG, PNG or WebP. They are made smaller on this computer before they are sent; where a picture was taken is not sent.',
  photoOf: '{{name}}, photograph {{at}}',
  add: 'Add photographs',
  first: 'First',
  makeFirst: 'Make first',
  remove: 'Remove',
  enough: '{{count}} photographs are as many as there may be. Remove one to add another.',
  effect:
    'Once published, at every till after its next sync; photographs come a little after the words. Use only the producer’s own pictures and words, or those you have leave to use.',
  done: 'The story of {{name}} is saved. At every till after its next sync.',
  drafted: 'The story of {{name}} is kept as a draft. Look at it and publish it on the page Drafts.',
  lost: 'A photograph was cleared away because it waited too long to be saved. Remove it and add it again; the words are still here.',
  fault: {
    'not-a-photo': '“{{file}}” is no picture that can be read. Choose a JPEG, PNG or WebP file.',
    'too-large': '“{{file}}” is too large to be made smaller. Choose another picture.',
  },
  told: 'Has a story',
  toldPhotos_one: '{{count}} photograph',
  toldPhotos_other: '{{count}} photographs',
};
