/* Cockpit's configuration: our name and the person's language. */
import { locales, say } from '../../../lib/apps.js';
import '../../../lib/groups.js';

export default {
    app: { name: say('Cockpit', '流程监控'), vendor: 'Salesflow' },
    locales,
    disableWelcomeMessage: true
};
