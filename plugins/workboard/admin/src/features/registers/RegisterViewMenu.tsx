import { useRegisterViewsQuery } from '../../shared/api';
import { SavedViewMenu } from '../board-views';
import type { RegisterAddress } from './use-register-address';

interface Props {
  workflow: string;
  register: string;
  address: RegisterAddress;
}

/** The saved views of a register: what it is narrowed and ordered by. */
export function RegisterViewMenu({ workflow, register, address }: Props) {
  const { data: views } = useRegisterViewsQuery({ workflow, register });
  return (
    <SavedViewMenu
      place={{ workflow, register }}
      views={views}
      chosen={address.view}
      bare={address.bare}
      settings={{ filter: address.filter }}
      onChoose={address.apply}
      onDeleted={address.clear}
    />
  );
}
