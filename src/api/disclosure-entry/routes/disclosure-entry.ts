import { publicRoutes } from '../../../public/serve-collection';

export default publicRoutes('disclosure-entry', 'disclosure-log');
