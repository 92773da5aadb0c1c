import { StrictMode, useState, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';

/** The least that can be waited for and used: a heading, and a button that does something. */
function Page(): ReactNode {
  const [presses, setPresses] = useState(0);
  return (
    <main>
      <h1>{presses === 0 ? 'Empty' : 'Pressed'}</h1>
      <button type="button" onClick={() => setPresses(presses + 1)}>
        Press
      </button>
    </main>
  );
}

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <Page />
    </StrictMode>,
  );
