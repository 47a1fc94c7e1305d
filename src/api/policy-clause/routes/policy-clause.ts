import { publicRoutes } from '../../../public/serve-collection';

export default publicRoutes('policy-clause', 'policy-clauses');
