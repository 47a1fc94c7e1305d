import { publicRoutes } from '../../../public/serve-collection';

export default publicRoutes('annual-report', 'annual-reports');
