/* A long text of a form is folded, so that its first field is in sight; who wants to read on unfolds it. */
import { say } from '../../../lib/apps.js';

const MOST_HEIGHT = 150;

function fold(text) {
    const button = document.createElement('button');
    const turn = folded => {
        text.classList.toggle('sf-folded', folded);
        button.setAttribute('aria-expanded', String(!folded));
        button.textContent = folded ? say('Show all', '展开全部') : say('Show less', '收起');
    };
    button.type = 'button';
    button.className = 'sf-unfold';
    button.addEventListener('click', () => turn(!text.classList.contains('sf-folded')));
    text.after(button);
    turn(true);
}

new MutationObserver(() => document.querySelectorAll('.fjs-form .fjs-form-field-text:not(:has(+ .sf-unfold))').forEach(text =>
    text.scrollHeight > MOST_HEIGHT && fold(text))).observe(document.body, { childList: true, subtree: true });
