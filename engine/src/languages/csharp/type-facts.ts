import type { TypeFacts } from '../language';
import { typeAliases } from './types';

/** Methods whose results have one type, whatever they are called on. */
const results: Readonly<Record<string, string>> = {
  ...ofType('string', [
    'ToString Trim TrimStart TrimEnd Substring ToUpper ToLower ToUpperInvariant ToLowerInvariant PadLeft PadRight',
    'ReadLine ReadToEnd ReadAllText GetString ToBase64String',
  ]),
  ...ofType('bool', [
    'Equals StartsWith EndsWith Contains ContainsKey ContainsValue Any All Exists IsMatch TryParse TryGetValue',
    'IsNullOrEmpty IsNullOrWhiteSpace IsDefined HasFlag SequenceEqual IsLocalUrl',
  ]),
  ...ofType('int', [
    'IndexOf LastIndexOf IndexOfAny CompareTo GetHashCode ToInt32 ExecuteNonQuery BinarySearch FindIndex Count',
  ]),
  ...ofType('byte[]', ['GetBytes FromBase64String ReadAllBytes']),
  ...ofType('string[]', ['ReadAllLines']),
};

/** Methods whose results have the type of what they are called on. */
const same = /^(?:Append|AppendLine|AppendFormat|AppendJoin|Insert|Replace|Remove|Clear)$/;

function ofType(type: string, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((line) => line.split(' ').map((name) => [name, type])));
}

/** What C#'s library says of types. */
export const csharpTypes: TypeFacts = {
  aliases: typeAliases,
  ofMethod: (method, receiver) => {
    if (receiver === 'StringBuilder' && same.test(method)) return receiver;
    if (receiver === 'string' && /^(?:Format|Join|Concat|Replace|Insert|Remove)$/.test(method))
      return 'string';
    return Object.hasOwn(results, method) ? results[method] : undefined;
  },
};
