/* What the web apps have in common. They speak the person's language, which their page carries; as shipped, the browser's. */
import './calendar.js';

const language = document.documentElement.lang.split('-')[0];

/* An app first shows the texts it kept of an earlier visit, and asks for the present ones behind its back. So the present
   ones are kept, in its place and under its name for them, before it starts: after a release nobody reads the old. */
const page = document.querySelector('base');
const folder = `${page.getAttribute('app-root')}/app/${page.getAttribute('app-name')}/locales/`;
const texts = await (await fetch(`${folder}${language}.json`)).json();
const kept = JSON.parse(localStorage.getItem('camunda-web') || '{}');
kept[`${folder}_locales_data_${language}_${window.bust}`] = JSON.stringify(texts);
localStorage.setItem('camunda-web', JSON.stringify(kept));

/* Of several languages an app would take the browser's. */
export const locales = { availableLocales: [language], fallbackLocale: language };

export const say = (english, chinese) => language === 'zh' ? chinese : english;

/* Dates in forms are written as the browser's language has them where no language is named: name the person's. */
Intl.DateTimeFormat = new Proxy(Intl.DateTimeFormat, {
    construct: (format, [asked, ...options]) => new format(!asked || asked === 'default' ? document.documentElement.lang : asked, ...options)
});

/* However slow the way here is: an app that waits seven seconds for a part of itself and then stays empty is of no use. */
window.require.config({ waitSeconds: 0 });
