import { procedures } from '../procedures.ts';
import type { Services } from '../services.ts';
import { actionOverview, actionPage } from './actions-across.ts';
import { similarIncidents } from './similar-incidents.ts';

export function acrossProcedures(services: Services) {
  const { actionItems, similar } = procedures;
  return {
    actionItems: {
      list: actionItems.list.handler(({ input: { limit, offset, ...asked } }) =>
        actionPage(services, asked, { limit, offset }),
      ),
      overview: actionItems.overview.handler(({ input }) => actionOverview(services, input.drill)),
    },
    similar: {
      find: similar.find.handler(({ input }) => similarIncidents(services, input.incidentId)),
    },
  };
}
