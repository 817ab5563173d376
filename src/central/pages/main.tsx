import '../../shared/withoutEval.ts';
import '../../../assets/theme/fonts.css';
import './look/mantine.css';
import '../../../assets/theme/tokens.css';
import './look/pages.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { must } from '../../shared/must.ts';
import { App } from './app.tsx';
import { startWords } from './words/words.ts';

await startWords();
createRoot(must(document.getElementById('root'), 'the root of the page')).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
