/* Admin's configuration: our name and the person's language. */
import { locales, say } from '../../../lib/apps.js';
import '../../../lib/groups.js';

export default {
    app: { name: say('Admin', '系统管理'), vendor: 'Salesflow' },
    locales,
    disableWelcomeMessage: true
};
