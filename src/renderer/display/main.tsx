import '../../shared/withoutEval.ts';
import '../../../assets/theme/fonts.css';
import '../../../assets/theme/tokens.css';
import '../look/page.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { must } from '../../shared/must.ts';
import { followPreferences, showLook, usePreferences } from '../look/preferences.ts';
import { learnWords } from '../words/words.ts';
import { Display } from './Display.tsx';
import { followDisplay } from './store.ts';

showLook();
followPreferences();
followDisplay();
void learnWords(usePreferences.getState().language).then(() =>
  createRoot(must(document.getElementById('root'), '#root')).render(
    <StrictMode>
      <Display />
    </StrictMode>,
  ),
);
