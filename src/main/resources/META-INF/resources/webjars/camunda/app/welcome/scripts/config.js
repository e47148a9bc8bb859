/* Welcome's configuration: our name and the person's language. */
import { locales, say } from '../../../lib/apps.js';

export default {
    app: { name: say('Welcome', '欢迎页'), vendor: 'Salesflow' },
    locales,
    disableWelcomeMessage: true
};
